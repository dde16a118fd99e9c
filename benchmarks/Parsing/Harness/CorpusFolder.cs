namespace Framewright.Benchmarks.Parsing.Harness;

/// <summary>The corpus as files, a frame a line, for readers in other languages.</summary>
public static class CorpusFolder
{
    /// <summary>Writes a file for each size and names them.</summary>
    public static void Write(string folder, TextWriter output)
    {
        foreach (CorpusFacts facts in CorpusFacts.All)
            output.WriteLine(Write(folder, facts));
    }

    /// <summary>Writes the file of one size.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string folder, CorpusFacts facts)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, facts.Name + ".jsonl");
        using FileStream file = File.Create(path);
        foreach (byte[] frame in Corpus.Load(facts.Size))
        {
            file.Write(frame);
            file.WriteByte((byte)'\n');
        }

        return path;
    }
}
