using System.Globalization;
using System.Security;

namespace KernelGen.Package.Tests.Support;

/// <summary>
/// Many projects in one run of MSBuild, which takes seconds to start: each is restored and built as <c>dotnet build</c> does it, and what is
/// said of it is told apart from what is said of the others.
/// </summary>
internal static class ProjectBatch
{
    /// <summary>Restores and builds each project; one that cannot be restored is not built.</summary>
    /// <returns>By the project's name, what a build of it alone would print and how it would end.</returns>
    public static IReadOnlyDictionary<string, CommandResult> Build(Workshop workshop, IReadOnlyList<string> names)
    {
        string items = string.Concat(names.Select(n => $"<One Include=\"$(MSBuildProjectFullPath)\" AdditionalProperties=\"One={n}/{n}.csproj\" />"));
        CommandResult all = Msbuild(workshop, "Batch.proj", $"""
            <Project>
              <ItemGroup>{items}</ItemGroup>
              <Target Name="All"><MSBuild Projects="@(One)" Targets="BuildOne" BuildInParallel="true" ContinueOnError="true" /></Target>
              <Target Name="BuildOne">
                <MSBuild Projects="$(One)" Targets="Restore" Properties="MSBuildRestoreSessionId=$([System.Guid]::NewGuid())" RemoveProperties="One" />
                <MSBuild Projects="$(One)" Targets="Build" RemoveProperties="One" />
              </Target>
            </Project>
            """);
        return names.ToDictionary(name => name, name =>
        {
            string folder = workshop.PathOf(name) + Path.DirectorySeparatorChar;
            string[] said = [.. all.Lines.Where(l => l.Contains(folder, StringComparison.Ordinal))];
            bool isBuilt = said.Any(l => l.StartsWith($"{name} -> ", StringComparison.Ordinal));
            return new CommandResult($"The build of {name} by {all.Command}", isBuilt ? 0 : 1, string.Join('\n', said));
        });
    }

    /// <summary>Runs one target of one project with each of several sets of properties, one after the other.</summary>
    /// <returns>What each run prints and how all ended, in the order of the sets.</returns>
    public static IReadOnlyList<CommandResult> Run(Workshop workshop, string name, string target, IReadOnlyList<(string Name, string Value)[]> properties)
    {
        const string Mark = "== run ";
        string items = string.Concat(properties.Select((set, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"<One Include=\"{i}\" Set=\"{SecurityElement.Escape(string.Join(';', set.Select(p => $"{p.Name}={p.Value}")))}\" />")));
        CommandResult all = Msbuild(workshop, "Runs.proj", $"""
            <Project>
              <ItemGroup>{items}</ItemGroup>
              <Target Name="All" Outputs="%(One.Identity)">
                <Message Importance="high" Text="{Mark}" />
                <MSBuild Projects="{name}/{name}.csproj" Targets="{target}" Properties="%(One.Set)" />
              </Target>
            </Project>
            """, "-m:1");
        string[] runs = [.. string.Join('\n', all.Lines).Split(Mark.Trim()).Skip(1)];
        Assert.True(runs.Length == properties.Count, all.Output);
        return [.. runs.Select(output => new CommandResult(all.Command, all.ExitCode, output))];
    }

    private static CommandResult Msbuild(Workshop workshop, string file, string project, string parallel = "-m")
    {
        File.WriteAllText(workshop.PathOf(file), project);
        return Support.Run.Dotnet(workshop.Root, "msbuild", file, "-t:All", "-nologo", "-v:minimal", "-clp:NoSummary;ForceNoAlign", parallel);
    }
}
