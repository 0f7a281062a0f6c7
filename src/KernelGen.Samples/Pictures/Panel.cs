namespace KernelGen.Samples.Pictures;

/// <summary>One cell of a contact sheet.</summary>
/// <param name="Title">Printable ASCII.</param>
/// <param name="Note">A second line: what black and white stand for.</param>
/// <param name="Taps">The kernel, a line a row.</param>
/// <param name="Gray">The filtered picture, one channel.</param>
internal sealed record Panel(string Title, string Note, IReadOnlyList<string> Taps, Picture Gray);
