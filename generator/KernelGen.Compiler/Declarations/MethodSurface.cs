namespace KernelGen.Compiler.Declarations;

/// <summary>What of a method's declaration matters to its second half only.</summary>
/// <param name="SourceModifiers">What stands before the type of the first parameter and ends with a space, for example <c>this </c>; or nothing.</param>
/// <param name="DestinationModifiers">The same of the second parameter.</param>
/// <param name="Documentation">The user's XML documentation, empty where there is none.</param>
/// <param name="IsExcluded">Whether the user has marked it with <c>[ExcludeFromCodeCoverage]</c>, which cannot be said twice.</param>
internal sealed record MethodSurface(string SourceModifiers, string DestinationModifiers, string Documentation, bool IsExcluded = false);
