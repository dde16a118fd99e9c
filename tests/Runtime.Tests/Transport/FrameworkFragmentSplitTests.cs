namespace Framewright.Runtime.Tests.Transport;

public sealed class FrameworkFragmentSplitTests() : FragmentSplitTests(framework: true);
