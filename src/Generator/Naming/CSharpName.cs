using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Framewright.Generator.Naming;

/// <summary>Turns wire names into C# names.</summary>
internal static class CSharpName
{
    /// <summary>The longest name of a declaration: C# takes 512 characters, and what is generated adds words to it.</summary>
    public const int MostCharacters = 200;

    /// <summary><c>_id</c> → <c>Id</c>, <c>rooms-changed</c> → <c>RoomsChanged</c>, <c>tshow</c> → <c>Tshow</c>, <c>7d</c> → <c>Value7d</c>; empty when nothing of the name can stand in C#.</summary>
    public static string Pascal(string wire)
    {
        var name = new StringBuilder(wire.Length);
        var startsWord = true;
        foreach (var c in wire)
        {
            if (!char.IsLetterOrDigit(c))
            {
                startsWord = true;
                continue;
            }

            if (name.Length == 0 && char.IsDigit(c)) name.Append("Value");
            name.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        return name.ToString();
    }

    /// <summary>The same name with a small first letter: the name of a parameter.</summary>
    public static string Camel(string wire)
    {
        var name = Pascal(wire);
        return name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>The name as it stands in code: a keyword gets an <c>@</c>.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>Whether a type or member may bear the name: an identifier that begins with a capital letter, or with one of a script that has none.</summary>
    public static bool IsPascal(string name) => IsIdentifier(name) && (char.IsUpper(name[0]) || IsCaseless(name[0]));

    /// <summary>Whether a parameter may bear the name: an identifier that begins with a small letter, or with one of a script that has none; keywords are escaped where they are written.</summary>
    public static bool IsCamel(string name) => IsIdentifier(name) && (char.IsLower(name[0]) || IsCaseless(name[0]));

    /// <summary>What to write in place of a name that is not <see cref="IsPascal"/>.</summary>
    public static string PascalAdvice(string name) => Advice(name, IsPascal(Pascal(name)) ? Pascal(name) : null, "capital");

    /// <summary>What to write in place of a name that is not <see cref="IsCamel"/>.</summary>
    public static string CamelAdvice(string name) => Advice(name, IsCamel(Camel(name)) ? Camel(name) : null, "small letter");

    private static string Advice(string name, string? better, string beginning) =>
        name.Length > MostCharacters ? $"write at most {MostCharacters} characters"
        : better is not null ? $"write '{better}'"
        : "write letters and digits that begin with a " + beginning;

    private static bool IsCaseless(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter;

    /// <summary>The compiler drops formatting characters, so that two names that differ in them are one.</summary>
    private static bool IsIdentifier(string name)
    {
        if (name.Length > MostCharacters) return false;
        foreach (var c in name)
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.Format) return false;
        }

        return SyntaxFacts.IsValidIdentifier(name);
    }
}
