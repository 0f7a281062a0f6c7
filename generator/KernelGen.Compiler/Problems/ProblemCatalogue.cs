using System.Reflection;

namespace KernelGen.Compiler.Problems;

/// <summary>
/// Everything that can be wrong with a declaration: the only list of messages. KG00 is common, KG01 image kernels, KG02 networks, KG03
/// image pipelines.
/// </summary>
internal static partial class ProblemCatalogue
{
    public static readonly ProblemSpec TypeMustBePartial = Fixable(
        "KG0001", "The type must be partial", "'{0}' must be declared 'partial', because KernelGen adds to '{1}'");

    public static readonly ProblemSpec TypeNotSupported = Error(
        "KG0002", "This kind of type is not supported", "'{0}' cannot be compiled: {1}");

    public static readonly ProblemSpec UnsafeMustBeAllowed = Fixable(
        "KG0003", "Unsafe code must be allowed",
        "The kernels of '{0}' use pointers: set <AllowUnsafeBlocks>true</AllowUnsafeBlocks> in the project");

    public static readonly ProblemSpec LanguageTooOld = Error(
        "KG0004", "The C# version is too old", "'{0}' needs C# 13 or later, and the project sets C# {1}");

    public static readonly ProblemSpec TargetTooOld = Error(
        "KG0005", "The target framework is too old", "The kernels of '{0}' need .NET 9 or later: this target has no {1}");

    public static readonly ProblemSpec UndefinedEnumValue = Error(
        "KG0006", "The value is not defined", "{0} is not a value of '{1}'");

    public static readonly ProblemSpec InternalError = Error(
        "KG0007", "KernelGen failed", "KernelGen failed on '{0}', please report it: {1}");

    public static readonly ProblemSpec NotSeen = Error(
        "KG0008", "Another source generator made what the declaration names",
        "'{0}' names {1}, and source generators do not see each other's output: write it in a source file of the project");

    /// <summary>What <see cref="NotSeen"/> says of a name that the finished program has.</summary>
    public const string MadeByAnother = "what another source generator made";

    /// <summary>What <see cref="NotSeen"/> says where nobody looks at the finished program.</summary>
    public const string MadeByAnotherOrNobody = "what KernelGen does not find: it does not exist, or another source generator made it";

    public static readonly ProblemSpec NameHidden = Error(
        "KG0009", "A name outside all namespaces hides what generated code needs",
        "'{0}' cannot be compiled: '{1}', which is declared outside all namespaces, hides what generated code calls by that name");

    public static readonly ProblemSpec MethodMustBePartial = Fixable(
        "KG0101", "The image method must be a partial method without a body",
        "'{0}' must be a partial method without a body, because KernelGen writes the body");

    public static readonly ProblemSpec WrongSignature = Error(
        "KG0102", "The image method has the wrong signature",
        "'{0}' {1}: expected 'partial void {0}(ReadOnlyImageView<TSource> source, ImageView<TDestination> destination)'");

    public static readonly ProblemSpec PixelTypesNotSupported = Error(
        "KG0103", "The pixel types are not supported", "'{0}' maps {1} to {2}; supported are {3}");

    public static readonly ProblemSpec EmptyKernel = Error(
        "KG0104", "The kernel is empty", "The kernel of '{0}' has no entries");

    public static readonly ProblemSpec BadEntry = Error(
        "KG0105", "An entry of the kernel is not a number",
        "Entry '{0}' in row {1}, column {2} of the kernel is not an integer, decimal or fraction such as 3, -1.5 or 1/9, of at most 64 characters and an exponent from -400 to 400");

    public static readonly ProblemSpec NotRectangular = Correctable(
        "KG0106", "The kernel is not a rectangle",
        "The rows of the kernel have {0} entries; all rows must have as many as the first, and row {1} does not");

    public static readonly ProblemSpec KernelTooLarge = Error(
        "KG0107", "The kernel is too large", "The kernel has {0} rows and {1} columns; at most {2} of each are supported");

    public static readonly ProblemSpec AnchorOutside = Correctable(
        "KG0108", "The anchor lies outside the kernel", "{0} is {1}, but must be from 0 to {2}, or -1 for the middle");

    public static readonly ProblemSpec NotExact = Correctable(
        "KG0109", "The number cannot be used", "{0} is {1}, but must be {2}");

    public static readonly ProblemSpec BorderValueOutside = Correctable(
        "KG0110", "The border value is not a pixel", "BorderValue is {0}, but a {1} pixel is {2}");

    public static readonly ProblemSpec AllZero = Warning(
        "KG0111", "All taps are zero", "All taps of '{0}' are zero, so its output does not depend on the image");

    public static readonly ProblemSpec NearlyZeroSum = Warning(
        "KG0112", "The taps nearly sum to zero",
        "The taps of '{0}' sum to {1}, close to 0 but not 0; write fractions such as 1/3 if they should cancel");

    public static readonly ProblemSpec TooFine = Error(
        "KG0113", "The numbers have no common denominator that fits",
        "Brought to one denominator, the {1} of '{0}' needs {2} bits, and at most {3} fit; round the numbers");

    public static readonly ProblemSpec WideKernel = Note(
        "KG0114", "The sums are wide",
        "The sums of '{0}', or their denominator, are too large for 32 bits: they are taken in parts, which is exact and slower; numbers with fewer digits, or a power of two as the divisor, are faster");

    public static readonly ProblemSpec LoopedKernel = Note(
        "KG0115", "The kernel is compiled as loops",
        "'{0}' has {1} taps that are not zero, too many for straight-line code: it is compiled as loops over a table of taps, which gives the same results more slowly");

    public static readonly ProblemSpec KernelGivenTwice = Correctable(
        "KG0116", "The kernel is given twice",
        "'{0}' has taps and {1}, but a kernel is either its taps or Column and Row, a column times a row");

    public static readonly ProblemSpec FactorMissing = Error(
        "KG0117", "A factor of the kernel is missing", "'{0}' has {1} without {2}: a kernel of factors is a column times a row, and needs both");

    public static readonly ProblemSpec FactorNotALine = Error(
        "KG0118", "A factor of the kernel is not a line", "{0} has {1} rows and {2} columns, but must be a single column or row of entries");

    public static readonly ProblemSpec Separable = Hint(
        "KG0119", "The kernel is a column times a row", "The taps of '{0}' are the column {1} times the row {2}");

    public static readonly ProblemSpec DerivativeSum = Warning(
        "KG0120", "The taps of a derivative do not sum to zero",
        "'{0}' is called like a derivative, whose taps sum to 0, but its taps sum to {1}: an even image does not become black");

    public static readonly ProblemSpec WrongLayerProperty = Fixable(
        "KG0201", "The layer must be a partial property with a getter",
        "'{0}' {1}: a layer is declared as 'public partial Layer {0} {{ get; }}'");

    public static readonly ProblemSpec ConflictingOperations = Error(
        "KG0202", "The layer has conflicting operations",
        "'{0}' has both [{1}] and [{2}]; a layer has at most one operator, one norm and one activation{3}");

    /// <summary>What <see cref="ConflictingOperations"/> says of an operator that is like an activation.</summary>
    public const string OnAMemberOfItsOwn = ", and [{0}], which has parameters, is an operator: declare it as the next layer, '[{0}] public partial Layer ...'";

    public static readonly ProblemSpec NoOperation = Error(
        "KG0203", "The layer has no operation", "'{0}' needs an operator such as [Conv2d], [Linear] or an activation such as [Tanh]");

    public static readonly ProblemSpec NoLayer = Error(
        "KG0204", "The network has no layer",
        "'{0}' declares no layer: add a property such as '[Linear(10)] public partial Layer Output {{ get; }}'");

    public static readonly ProblemSpec NotPositive = Correctable(
        "KG0205", "The value must be positive", "'{0}': {1} is {2}, but must be at least 1");

    public static readonly ProblemSpec NegativePadding = Correctable(
        "KG0206", "The padding is negative", "'{0}': {1} is {2}, but padding must be at least 0");

    public static readonly ProblemSpec PoolPaddingTooLarge = Correctable(
        "KG0207", "The padding is too large", "'{0}': {1} is {2}, but the padding of a pool can be at most half its kernel, {3}; more can be declared side by side, with PaddingTop, PaddingBottom, PaddingLeft and PaddingRight");

    public static readonly ProblemSpec GroupsDoNotDivide = Correctable(
        "KG0208", "The groups do not divide the channels",
        "'{0}': {2} groups must divide both the {3} input channels and the {4} output channels");

    public static readonly ProblemSpec KernelLargerThanInput = Correctable(
        "KG0209", "The output would be empty",
        "'{0}': Kernel size can't be greater than padded input; the kernel is {2} and the padded input {3}{4}");

    public static readonly ProblemSpec AutoWithPadding = Error(
        "KG0210", "Padding is given twice", "'{0}': explicit padding cannot be combined with Auto = {2}");

    public static readonly ProblemSpec TooLarge = Error(
        "KG0211", "The network is too large", "'{0}': {2} would have {3}, more than the {4} that are supported");

    public static readonly ProblemSpec ReservedName = Error(
        "KG0212", "The name is taken", "'{0}' is {1}; choose another name");

    /// <summary>What <see cref="ReservedName"/> says of a name that the generated part of the class uses.</summary>
    public const string MemberOfEveryNetwork = "a member that every network has";

    /// <summary>What <see cref="ReservedName"/> says of a member that only some networks have.</summary>
    public const string MemberOfThisNetwork = "a member that KernelGen adds to a network with norms or with several outputs";

    /// <summary>What <see cref="ReservedName"/> says of a member, which C# does not allow to be called like its class.</summary>
    public const string NameOfItsClass = "also the name of its class";

    public static readonly ProblemSpec LayerOutsideNetwork = Error(
        "KG0213", "The layer stands outside a network", "'{0}' has [{1}], but '{2}' is not marked [Network]");

    public static readonly ProblemSpec PaddingModeTooLarge = Correctable(
        "KG0214", "The padding is too large for its mode", "'{0}': {1} is {2}, but {3} padding of {4} {5} can be at most {6}{7}");

    public static readonly ProblemSpec NumberOutOfRange = Correctable(
        "KG0216", "The number is out of range", "'{0}': {1} is {2}, but must be {3}");

    public static readonly ProblemSpec NothingToSchedule = Error(
        "KG0218", "The layer has nothing to schedule",
        "'{0}': [Schedule] pins how a convolution or linear layer is run, and this layer is neither");

    public static readonly ProblemSpec ScheduleDoesNotFit = Correctable(
        "KG0219", "The schedule does not fit the layer", "'{0}': {1}");

    public static readonly ProblemSpec MeasuredScheduleStale = Warning(
        "KG0260", "The measured schedule fits no layer", "Line {1} of {0} is left out, and the compiler's own choice is taken: {2}");

    public static readonly ProblemSpec RequiredMember = Fixable(
        "KG0230", "A network cannot have required members",
        "'{0}' is required, but '{1}.Create' makes the network without setting it; remove 'required' and give it a value");

    public static readonly ProblemSpec WrongConstructor = Fixable(
        "KG0231", "The constructor does not make the network",
        "This constructor of '{0}' must begin with ': this()', the constructor that KernelGen adds, which makes the network");

    public static readonly ProblemSpec LayersInTwoFiles = Error(
        "KG0220", "The layers are declared in two files",
        "'{0}' is declared in '{1}' and other layers of '{2}' in '{3}': the order of members over several files is not defined, so declare all layers in one file");

    public static readonly ProblemSpec EmptyWindow = Correctable(
        "KG0221", "A maximum would be taken of nothing",
        "'{0}': {2} {3} of the output would be a maximum of nothing: its window of {4} with dilation {5} starts at {2} {6} and meets none of the {7} {2}s of the input");

    public static readonly ProblemSpec OutputPaddingTooLarge = Correctable(
        "KG0222", "The output padding is too large",
        "'{0}': {1} is {2}, but must be smaller than the stride, {3}, or the dilation, {4}");

    public static readonly ProblemSpec NothingLeft = Correctable(
        "KG0223", "Nothing is left of the output", "'{0}': the padding cuts off {2} {3} of an output that has {4}");

    public static readonly ProblemSpec EvenKernel = Warning(
        "KG0224", "An even kernel has no centre",
        "'{0}': Auto = Same pads an even kernel, {1}, by one cell more behind the image than before it, which moves the image by half a cell");

    public static readonly ProblemSpec UnreadCells = Note(
        "KG0225", "The stride leaves cells of the input unread",
        "'{0}': no window reads the last {1} of the input, {2}: {3}");

    // Lazy, because the fields of the other files may be set later.
    private static readonly Lazy<Dictionary<string, ProblemSpec>> s_byId = new(() => typeof(ProblemCatalogue)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(f => f.GetValue(null)).OfType<ProblemSpec>().ToDictionary(p => p.Id));

    /// <summary>Every kind of problem, by number.</summary>
    public static IEnumerable<ProblemSpec> All => s_byId.Value.Values.OrderBy(p => p.Id, StringComparer.Ordinal);

    /// <summary>The kind with a number.</summary>
    public static ProblemSpec Find(string id) => s_byId.Value[id];

    private static ProblemSpec Error(string id, string title, string format) => new(id, ProblemSeverity.Error, title, format);

    private static ProblemSpec Fixable(string id, string title, string format) => Error(id, title, format) with { Fix = ProblemFix.Rewrite };

    private static ProblemSpec Correctable(string id, string title, string format) => Error(id, title, format) with { Fix = ProblemFix.Correction };

    private static ProblemSpec Note(string id, string title, string format) => new(id, ProblemSeverity.Note, title, format);

    private static ProblemSpec Hint(string id, string title, string format) =>
        new(id, ProblemSeverity.Hint, title, format) { Fix = ProblemFix.Correction };

    private static ProblemSpec Warning(string id, string title, string format) => new(id, ProblemSeverity.Warning, title, format);
}
