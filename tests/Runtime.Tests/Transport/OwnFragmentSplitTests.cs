namespace Framewright.Runtime.Tests.Transport;

public sealed class OwnFragmentSplitTests() : FragmentSplitTests(framework: false);
