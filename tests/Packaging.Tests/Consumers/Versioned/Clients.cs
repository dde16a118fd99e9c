using Framewright;
using Framewright.Testing;

namespace Versioned;

[RealtimeClient("Tea")]
internal sealed partial class TeaClient;

[RealtimeClient("Milk")]
internal sealed partial class MilkClient;

[RealtimeExamples(typeof(TeaClient))]
internal static partial class TeaExamples;
