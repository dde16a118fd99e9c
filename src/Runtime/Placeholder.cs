namespace Framewright; internal static class Placeholder;
