using Framewright.Json;

namespace Framewright.Client.Tests.Fuzz;

/// <summary>Reads a body as some stream or some method does. Throws <see cref="FrameFormatException"/> and nothing else.</summary>
internal delegate void BodyParser(ref JsonCursor cursor, ViewScratch scratch);
