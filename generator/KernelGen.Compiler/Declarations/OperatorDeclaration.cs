using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>What a layer computes first. What others ask of it are facts that it states, so that a new operator changes none of them.</summary>
internal abstract record OperatorDeclaration : OperationDeclaration
{
    /// <summary>What a schedule may pin of it; null where there is nothing.</summary>
    public virtual SchedulableLoops? Loops => null;

    /// <summary>A sentence's part that says from what its parameters start, where that is declared; null where it is random.</summary>
    public virtual string? StartWords => null;

    /// <summary>Whether it reads the image as one row of numbers.</summary>
    public virtual bool FlattensImage => false;

    /// <summary>What the cells hold that padding adds: an edge of the image, or one value.</summary>
    public virtual (BorderMode Border, float Value) Outside => (BorderMode.Constant, 0);

    /// <summary>The windows that slide over its input; null where none do.</summary>
    public virtual (Window Rows, Window Columns)? Windows => null;

    /// <summary>What it does to the image where that shrinks, for messages: <c>'L' … to 1×1</c>.</summary>
    public virtual string ReductionWords => "has reduced the image";

    /// <summary>What is wrong with the options, whatever the input is.</summary>
    public virtual IEnumerable<ShapeError> CheckOptions(OptionRules rules) => [];

    /// <summary>The shape rule: what it gives for the input of the rule, with its parameters, or why it cannot. Options have been checked.</summary>
    public abstract ShapeResult Infer(ShapeRule rule);

    /// <summary>What a node of the graph computes for it.</summary>
    /// <param name="shape">The layer's shapes; padding that had to be written is part of the input already.</param>
    /// <param name="pinned">What the user pins of how it is run.</param>
    public abstract Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned);

    /// <summary>Scratch memory of the backward pass beside the tensors, in values of one sample: what cells gather, or what waits between two loops.</summary>
    public virtual double GatheredGradient(LayerShape shape) => 0;

    /// <summary>A stride in words, where it is not the usual one.</summary>
    protected static string StrideWords(int down, int across, int usualDown, int usualAcross) =>
        down == usualDown && across == usualAcross ? "" : down == across ? $", stride {down}" : $", stride {down}×{across}";
}

/// <summary>The loops of an operator that a schedule pins.</summary>
/// <param name="TapRows">Rows of taps.</param>
/// <param name="TapColumns">Columns of taps.</param>
/// <param name="HasPixels">Whether the output has pixels beside one another.</param>
internal sealed record SchedulableLoops(int TapRows, int TapColumns, bool HasPixels);
