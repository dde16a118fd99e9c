using Framewright.Json;

namespace Framewright.Session;

/// <summary>Lets somebody read the value that a cursor stands at.</summary>
internal delegate void BodyReader<TTarget>(TTarget target, ref JsonCursor cursor, ViewScratch scratch);
