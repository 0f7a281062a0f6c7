namespace KernelGen.Compiler.Problems;

/// <summary>The messages of image pipelines: KG03.</summary>
internal static partial class ProblemCatalogue
{
    public static readonly ProblemSpec NoStage = Error(
        "KG0301", "The pipeline has no stage", "'{0}' lists no stage: name at least one, as in [ImagePipeline(nameof(Blur))]");

    public static readonly ProblemSpec UnknownOperation = Error(
        "KG0302", "The operation is not known",
        "'{0}' in stage {1} is neither an [ImageKernel] method of '{2}' nor one of the PointOperations{3}");

    public static readonly ProblemSpec NotAKernel = Error(
        "KG0303", "The method is no image kernel of the class", "'{0}' in stage {1} {2}");

    public static readonly ProblemSpec NameOfPointOperation = Error(
        "KG0304", "The method is called like a point operation",
        "'{0}' in stage {1} is a point operation and a method of '{2}'; give the method another name");

    public static readonly ProblemSpec NotAnOperation = Error(
        "KG0305", "The text is not an operation",
        "'{0}' in stage {1} is not an operation: expected a name, or a name with numbers as in Threshold(128)");

    public static readonly ProblemSpec WrongArguments = Error(
        "KG0306", "The operation has wrong arguments", "'{0}' in stage {1}: {2}");

    public static readonly ProblemSpec ArgumentOutside = Error(
        "KG0307", "The argument cannot be used", "'{0}' in stage {1}: {2}");

    public static readonly ProblemSpec WrongValueCount = Error(
        "KG0308", "The number of values does not fit", "Stage {0} of '{1}' {2}");

    public static readonly ProblemSpec ChannelsDoNotFit = Correctable(
        "KG0309", "The channels do not fit", "'{0}' in stage {1} has Channels = {2}, but its value has Channels = {3}");

    public static readonly ProblemSpec FloatToInteger = Error(
        "KG0310", "A float is not converted to an integer", "{0} takes {1}, but its value is float, and floats are not converted to integers");

    public static readonly ProblemSpec ValidBorder = Error(
        "KG0311", "The kernel shrinks the image",
        "'{0}' in stage {1} has Border = Valid, but every value of a pipeline has the size of its source");

    public static readonly ProblemSpec GrayscaleInput = Correctable(
        "KG0312", "Grayscale needs three or four channels of bytes",
        "'{0}' in stage {1} takes byte pixels with Channels = 3 or 4, but its value is {2} with Channels = {3}");

    public static readonly ProblemSpec ValuesDoNotJoin = Error(
        "KG0313", "The two values do not fit together", "'{0}' in stage {1} takes two values of {2}, but gets {3} and {4}");

    public static readonly ProblemSpec TooManyOperations = Error(
        "KG0314", "The pipeline is too long", "'{0}' has more than {1} operations, each counted for every value that it is applied to");

    public static readonly ProblemSpec AmbiguousKernel = Error(
        "KG0315", "The kernel is ambiguous",
        "'{0}' in stage {1} has {2} overloads, of which {3} take {4} with Channels = {5}; give the kernels different names");

    public static readonly ProblemSpec KernelAndPipeline = Error(
        "KG0316", "The method is a kernel and a pipeline", "'{0}' has both [ImageKernel] and [ImagePipeline], but can have one body only");
}
