namespace Framewright.Http;

/// <summary>How one request for a file ended.</summary>
/// <param name="Length">How many bytes were taken.</param>
/// <param name="Refusal">The answer, when it was no file.</param>
/// <param name="Next">Where the file is instead, when the answer says so.</param>
internal readonly record struct HttpDownload(long Length, HttpAnswer? Refusal = null, Uri? Next = null);
