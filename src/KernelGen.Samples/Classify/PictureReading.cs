namespace KernelGen.Samples.Classify;

/// <summary>How a network was taught to read pictures.</summary>
internal enum PictureReading
{
    /// <summary>In gray, with the values of LeNet-5: background -0.1 and ink 1.175.</summary>
    Gray,

    /// <summary>As torchvision's networks: the middle of the picture in colours, less their mean over ImageNet, over their deviation.</summary>
    ImageNet,
}

/// <summary>What of a gray picture becomes the input.</summary>
internal enum GrayPart
{
    /// <summary>All of it, as training reads a folder: larger pictures as 28 x 28 pixels, all in the middle of the input.</summary>
    Whole,

    /// <summary>The ink of one digit, scaled and moved as MNIST's were.</summary>
    Ink,
}
