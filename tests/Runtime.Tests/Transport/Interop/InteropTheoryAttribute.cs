namespace Framewright.Runtime.Tests.Transport.Interop;

/// <summary>A theory that is skipped, and says so, where the other side's program is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class InteropTheoryAttribute : TheoryAttribute
{
    public InteropTheoryAttribute(string program) => Skip = InteropProgram.Missing(program);
}
