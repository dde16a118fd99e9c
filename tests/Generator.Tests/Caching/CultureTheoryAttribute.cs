using System.Globalization;

namespace Framewright.Generator.Tests.Caching;

/// <summary>A theory about real cultures. Without the machine's ICU all cultures are the invariant one, and the theory is skipped by name instead of passing for nothing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CultureTheoryAttribute : TheoryAttribute
{
    public CultureTheoryAttribute()
    {
        if (!HasRealCultures) Skip = "NOT TESTED: this process has no culture data (no ICU, or DOTNET_SYSTEM_GLOBALIZATION_INVARIANT is set).";
    }

    private static bool HasRealCultures
    {
        get
        {
            try
            {
                return new CultureInfo("tr-TR").TextInfo.ToUpper('i') == 'İ';
            }
            catch (CultureNotFoundException)
            {
                return false;
            }
        }
    }
}
