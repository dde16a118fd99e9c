namespace Framewright.Generator.Tests.Protocols;

internal static class Permutations
{
    public static IEnumerable<T[]> Of<T>(T[] items)
    {
        if (items.Length <= 1)
        {
            yield return items;
            yield break;
        }

        for (var i = 0; i < items.Length; i++)
        {
            var first = items[i];
            foreach (var rest in Of(items.Where((_, index) => index != i).ToArray())) yield return [first, .. rest];
        }
    }
}
