using System.Numerics;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Shapes;

/// <summary>What the shape rule of an operator knows of its layer, and the ways in which it answers.</summary>
/// <param name="layer">The layer's index, for errors.</param>
/// <param name="input">The shape that it reads; the first, where there are several.</param>
/// <param name="field">What one input value sees of the network's input.</param>
/// <param name="inputs">All values that it reads; null where there is one.</param>
internal sealed class ShapeRule(int layer, TensorShape input, ReceptiveField field, IReadOnlyList<LayerInput>? inputs = null)
{
    /// <summary>The shape that the operator reads.</summary>
    public TensorShape Input => input;

    /// <summary>All values that the operator reads.</summary>
    public IReadOnlyList<LayerInput> Inputs => inputs ?? [new("input", input)];

    /// <summary>The layer's shape.</summary>
    /// <param name="output">The shape that the operator gives.</param>
    /// <param name="rows">What one output sees of the input, down the image.</param>
    /// <param name="columns">And across it.</param>
    /// <param name="padding">The cells around each channel, automatic modes resolved; none where it is null.</param>
    /// <param name="parameters">The trained tensors, in the order of their memory.</param>
    public LayerShape Gives(
        TensorShape output, Window rows, Window columns, PaddingDeclaration? padding = null, params IEnumerable<ParameterSpec> parameters) =>
        new(input, output, padding ?? PaddingDeclaration.None, parameters.ToEquatableArray(), field.Then(rows, columns));

    /// <summary>The same for windows that slide over the image and take each channel by itself; or the kernel does not fit, or the output is too large.</summary>
    public ShapeResult GivesWindows(Window rows, Window columns, PaddingDeclaration padding, bool ceil) =>
        Slide(rows, columns, padding, ceil, input.Channels, out TensorShape output) is { } error
            ? error
            : Gives(output, rows, columns, padding);

    /// <summary>An error in the layer.</summary>
    /// <param name="kind">What is wrong; the message states the arguments.</param>
    /// <param name="option">The option at fault as users write it; empty for the whole operator.</param>
    /// <param name="arguments">Those of the kind.</param>
    public ShapeError Refuse(ShapeErrorKind kind, string option, params object[] arguments) => ShapeError.Of(kind, layer, option, arguments);

    /// <summary>A product of sizes that is beyond its limit.</summary>
    public ShapeError TooMany(string what, int limit, params BigInteger[] factors) => Counts.TooMany(layer, what, limit, factors);

    /// <summary>Slides a window over both axes: the output, or why there is none.</summary>
    public ShapeError? Slide(Window rows, Window columns, PaddingDeclaration padding, bool ceil, int channels, out TensorShape output)
    {
        output = default;
        long height = rows.Outputs(input.Height, padding.Top, padding.Bottom, ceil);
        long width = columns.Outputs(input.Width, padding.Left, padding.Right, ceil);
        long paddedHeight = (long)input.Height + padding.Top + padding.Bottom;
        long paddedWidth = (long)input.Width + padding.Left + padding.Right;
        if (height < 1 || width < 1
            || rows.LeapsOver(input.Height, padding.Top, paddedHeight) || columns.LeapsOver(input.Width, padding.Left, paddedWidth))
        {
            return Refuse(
                ShapeErrorKind.KernelLargerThanInput, "",
                FormattableString.Invariant($"{rows.Extent}×{columns.Extent}"),
                FormattableString.Invariant($"{paddedHeight}×{paddedWidth}"));
        }

        return Counts.TryShape(channels, height, width, out output)
            ? null
            : TooMany("output", ShapeLimits.Activations, channels, height, width);
    }
}
