using KernelGen.Samples.Server;
using KernelGen.Samples.Server.Load;

// "load" measures on the loopback and ends; everything else serves, with ASP.NET Core's own options such as --urls.
if (args is ["load", .. var options]) return await LoadCommand.RunAsync(options, Console.Out, Console.Error);

WebApplication application = ServerApplication.Create(args);
await application.RunAsync();
return 0;
