using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Which methods a client can log in with by itself.</summary>
internal static class LoginMethod
{
    /// <summary>What a login with a method results in: who the session belongs to. Null when a client cannot log in with it by itself.</summary>
    public static TypeRef? IdentityOf(MethodModel method)
    {
        if (!method.HasCall || method.Parameters.Items.Count != 1 || method.Parameters.Items[0].Value is not TypedValue { Type.Kind: TypeRefKind.Named }) return null;
        return method.Returns is { Kind: TypeRefKind.Named } result ? result : null;
    }
}
