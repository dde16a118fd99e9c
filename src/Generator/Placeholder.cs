namespace Framewright.Generator; internal static class Placeholder;
