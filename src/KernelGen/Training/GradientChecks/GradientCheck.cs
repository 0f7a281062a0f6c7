namespace KernelGen;

/// <summary>Compares a network's generated gradients with finite differences, for operators and layers of your own or to trust a network.</summary>
/// <remarks>
/// The loss is a random weighted sum of the outputs of 16 random samples, added in double precision. Each value compared is moved across an interval around
/// it, and the change of the loss is compared with the mean of the generated gradients on the way, which is what that change is the integral of: so steps can
/// be long enough that rounding does not matter, and kinks of ReLUs and maxima on the way count as they should.
/// </remarks>
/// <example>
/// <code>
/// using var network = LeNet5.Create(seed: 1);
/// Console.WriteLine(GradientCheck.Run(network));
/// </code>
/// </example>
public static class GradientCheck
{
    /// <summary>Compares gradients of parameters and input at the network's present parameters, which stay as they are.</summary>
    /// <param name="network">The network, with parameters that are not all zero.</param>
    /// <param name="options">How to compare; null for the defaults.</param>
    /// <returns>The worst differences, by layer and element.</returns>
    /// <exception cref="InvalidOperationException">The network is declared without training.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public static GradientCheckResult Run(Network network, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Plan.ThrowIfNotTrained();
        options ??= new GradientCheckOptions();
        var run = new GradientCheckRun(network, options);
        var worst = new List<GradientDifference>();
        foreach (Parameter parameter in network.Parameters)
        {
            run.Compare(parameter, worst);
        }

        run.CompareInput(worst);
        return new GradientCheckResult(
            network.Name, [.. worst.OrderByDescending(d => d.Share)], run.Compared, options.Tolerance);
    }
}
