namespace BrokenSchema;

public static class Nothing;
