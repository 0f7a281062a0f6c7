namespace KernelGen;

/// <summary>
/// Replaces a session's gradients between the backward pass and the update, so that several processes or machines can train one network: each computes the
/// gradients of its own samples, and the reducer puts the mean over all of them in their place.
/// </summary>
/// <remarks>
/// Processes that start from the same parameters and get the same gradients back keep the same parameters. Give each as many samples: the mean of means is
/// the mean over all samples only then.
/// </remarks>
public interface IGradientReducer
{
    /// <summary>
    /// Is called once in each update, on the thread that called the session, before gradients are checked and clipped. The session refuses calls meanwhile.
    /// An exception leaves the parameters as they were.
    /// </summary>
    /// <param name="gradients">
    /// The gradients of all parameters as one span, to be replaced; see <see cref="GradientSet.All"/>. Small gaps between parameters hold zeros.
    /// </param>
    void Reduce(Span<float> gradients);
}
