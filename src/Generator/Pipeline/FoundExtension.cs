using Framewright.Generator.Emit;
using Framewright.Generator.Model;

namespace Framewright.Generator.Pipeline;

/// <summary>What a project adds to an api of another assembly.</summary>
/// <param name="Documents">Its documents, as the targeted version has them.</param>
/// <param name="Parts">The same without what is around them.</param>
/// <param name="Types">The types that they may name.</param>
/// <param name="Facts">What emitters know of the api, without its types.</param>
/// <param name="Target">The version of the service that they are generated for; null for all.</param>
/// <param name="Http">Resolves calls over HTTP.</param>
internal sealed record FoundExtension(List<InputDocument> Documents, List<ApiModel> Parts, ApiTypes Types, ApiFacts Facts, string? Target, HttpResolver Http);
