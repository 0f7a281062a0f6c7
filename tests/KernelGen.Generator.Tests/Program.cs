using KernelGen.Generator.Tests.Differential;

// The test host does not come by here. "differential ASSEMBLY RESULTS" runs a compiled project on the vectors of this process.
if (args is not [WidthProcess.Verb, { } assembly, { } results]) return 1;
WidthProcess.Serve(assembly, results);
return 0;
