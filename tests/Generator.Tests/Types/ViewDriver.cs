namespace Framewright.Generator.Tests.Types;

/// <summary>Code as a user writes it in a view handler; it is compiled together with the generated types, since a view cannot leave the frame.</summary>
internal static class ViewDriver
{
    public const string Code = """

        internal static class Driver
        {
            public static string ShowEverything(byte[] json)
            {
                var scratch = new Framewright.Json.ViewScratch();
                var view = Framewright.Json.JsonValues.View<EverythingView, EverythingView, Everything>(json, scratch);
                var text = new System.Text.StringBuilder();
                text.Append(view.IsPresent).Append('|').Append(view.Text.ToString()).Append('|').Append(view.Flag).Append('|').Append(view.Small).Append('|').Append(view.Big);
                text.Append('|').Append(view.Real.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append('|').Append(view.Exact.ToString(System.Globalization.CultureInfo.InvariantCulture));
                text.Append('|').Append(view.When.ToUnixTimeMilliseconds()).Append('|').Append(System.Text.Encoding.ASCII.GetString(view.Bytes.ToArray())).Append('|');
                foreach (var name in view.Names) text.Append(name.ToString()).Append(',');
                text.Append('|');
                foreach (var row in view.Grid)
                {
                    foreach (var cell in row) text.Append(cell).Append(',');
                    text.Append(';');
                }

                text.Append('|');
                foreach (var entry in view.Counts) text.Append(entry.Name.ToString()).Append('=').Append(entry.Value).Append(',');
                text.Append('|').Append(view.Leaf.Id.ToString()).Append('>').Append(view.Leaf.Next.Id.ToString()).Append('>').Append(view.Leaf.Next.Next.IsPresent).Append('|');
                foreach (var leaf in view.Leaves) text.Append(leaf.Id.ToString()).Append(',');
                text.Append('|').Append(view.Kind).Append('|').Append(view.Code).Append('|').Append(view.Kind.IsKnown).Append('|').Append(view.Kind == Kind.UserAdded);
                return text.ToString();
            }

            public static string ShowOptionals(byte[] json)
            {
                var view = Framewright.Json.JsonValues.View<OptionalsView, OptionalsView, Optionals>(json, new Framewright.Json.ViewScratch());
                return $"{view.Text.IsPresent}|{view.NullText.IsPresent}|{view.Flag?.ToString() ?? "-"}|{view.Small?.ToString() ?? "-"}|{view.NullSmall?.ToString() ?? "-"}|{view.Leaf.IsPresent}|{view.NullLeaf.IsPresent}|{view.Kind?.ToString() ?? "-"}|{view.Code?.ToString() ?? "-"}|{view.Names.IsPresent}|{view.Names.Count}";
            }

            public static string ShowAbsent()
            {
                EverythingView view = default;
                return $"{view.IsPresent}|{view.Text.ToString()}|{view.Small}|{view.Names.Count}|{view.Leaf.IsPresent}|{view.Kind}|{view.ToRecord().Leaf.Id}";
            }
        }
        """;
}
