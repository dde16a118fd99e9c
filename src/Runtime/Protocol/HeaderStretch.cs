namespace Framewright.Protocol;

/// <summary>Bytes of a template that have to be the same, up to the next hole that is open or to the header's end.</summary>
/// <param name="Start">Their offset in the template.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Hole">The hole behind them.</param>
/// <param name="HoleSize">How long it is in the template.</param>
/// <param name="IsNumber">Whether it holds digits.</param>
/// <param name="RouteFactor">What the hash of its text counts in the hash of the route; 0 when it is no part of it.</param>
internal readonly record struct HeaderStretch(int Start, int Count, int Hole = 0, int HoleSize = 0, bool IsNumber = false, ulong RouteFactor = 0);
