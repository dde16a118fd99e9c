namespace Framewright.Strict.Tests.Hostile;

/// <summary>A test that needs pages of memory that must not be touched.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "Guarded pages are made by calls of Linux.";
    }
}
