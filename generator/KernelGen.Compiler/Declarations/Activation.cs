using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Declarations;

/// <summary>The function that closes a layer, with its numbers.</summary>
internal abstract record Activation : OperationDeclaration
{
    /// <summary>No function.</summary>
    public static Activation None { get; } = new NoActivation();

    /// <summary>Whether there is no function.</summary>
    public bool IsNone => this is NoActivation;

    /// <summary>The function's name, as kernels are called after it.</summary>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public override string Words => Name;

    /// <summary>The shares of one that it makes of the channels of a pixel; null where it is a function of one number.</summary>
    public virtual ChannelShares? OverChannels => null;

    /// <summary>Whether the derivative cannot be told from the output, so that the input must be kept for the backward pass.</summary>
    public virtual bool NeedsInput => false;

    /// <summary>What a node of the graph computes for it where it is one by itself.</summary>
    public virtual Operator ToOperator() => new Activate(this);

    /// <inheritdoc/>
    public sealed override string ToString() => Words;

    private sealed record NoActivation : Activation
    {
        public override string Name => "None";
    }
}

/// <summary>A softmax over the channels of a pixel.</summary>
/// <param name="Temperature">What values are divided by first.</param>
/// <param name="IsLogarithm">Whether the logarithms of the shares are given.</param>
internal sealed record ChannelShares(float Temperature, bool IsLogarithm);
