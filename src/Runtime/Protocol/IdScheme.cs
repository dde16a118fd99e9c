namespace Framewright.Protocol;

/// <summary>How the ids are made by which a server recognises repeated calls.</summary>
public enum IdScheme
{
    /// <summary>17 letters and digits without those that look alike: <c>id17</c>.</summary>
    Alphanumeric17,

    /// <summary>A random UUID: <c>uuid</c>.</summary>
    Uuid,
}
