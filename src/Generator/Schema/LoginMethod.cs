using Framewright.Generator.Model;
using Framewright.Generator.Schema.Validation;

namespace Framewright.Generator.Schema;

/// <summary>Which methods a client can log in with by itself.</summary>
internal static class LoginMethod
{
    /// <summary>The credentials: all that a caller gives, besides what the schema writes itself. Null when that is nothing, or several values.</summary>
    public static TypedValue? CredentialsOf(MethodModel method)
    {
        TypedValue? only = null;
        foreach (var value in ParameterValues.Of(method.Parameters))
        {
            if (only is not null) return null;
            only = value;
        }

        return only;
    }

    /// <summary>What a login with a method results in: who the session belongs to. Null when a client cannot log in with it by itself.</summary>
    public static TypeRef? IdentityOf(MethodModel method)
        => method is { HasCall: true, HasManyReplies: false, Returns: { Kind: TypeRefKind.Named } result } && CredentialsOf(method)?.Type.Kind == TypeRefKind.Named ? result : null;
}
