using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("browser")]

// Everything is called by the page; see Exports.
return 0;
