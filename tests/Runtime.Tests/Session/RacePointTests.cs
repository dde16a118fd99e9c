using System.Reflection;
using System.Reflection.Emit;

namespace Framewright.Runtime.Tests.Session;

/// <summary>The hooks of the interleaving tests cost nothing where they ship.</summary>
public sealed class RacePointTests
{
    [Fact]
    public void The_assembly_that_ships_stops_at_no_race_point()
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var hooks = typeof(RacePoint).GetMethods(Declared).Select(CallOf).ToArray();
        var bodies = typeof(RacePoint).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
            .Select(method => (method, Code: method.GetMethodBody()?.GetILAsByteArray() ?? [])).ToArray();
        Assert.Equal(3, hooks.Length);
        Assert.True(bodies.Length > 500, "the methods were not found");
        Assert.DoesNotContain(bodies, body => hooks.Any(hook => body.Code.AsSpan().IndexOf(hook) >= 0));

        // What is looked for can be found: the lookup itself is made of calls.
        Assert.Contains(bodies, body => body.Code.AsSpan().IndexOf((byte)OpCodes.Call.Value) >= 0);
    }

    private static byte[] CallOf(MethodInfo hook) => [(byte)OpCodes.Call.Value, .. BitConverter.GetBytes(hook.MetadataToken)];
}
