namespace KernelGen;

/// <summary>What training makes small.</summary>
public enum Loss
{
    /// <summary>
    /// <c>log(sum of exp(y)) - y[label]</c> for each sample: cross-entropy of the softmax of the outputs, as PyTorch's
    /// <c>nn.CrossEntropyLoss</c>. The network's outputs are the logits, one for each class: a last layer of
    /// <see cref="SoftmaxAttribute"/> is refused by a step on labels. With <see cref="LogSoftmaxAttribute"/> the loss is the same as without,
    /// since the softmax of a log-softmax is the softmax. A last ReLU, Sigmoid or Tanh is allowed and bounds the logits, so that the loss stays
    /// above what it could be.
    /// </summary>
    SoftmaxCrossEntropy,

    /// <summary>
    /// <c>sum of (y - target)^2</c> over the outputs of each sample. PyTorch's <c>nn.MSELoss</c> with its default
    /// reduction is this mean over the samples divided by the number of outputs; with <c>reduction="sum"</c> it is this sum.
    /// </summary>
    SquaredError,
}
