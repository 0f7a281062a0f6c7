using System.CommandLine;
using System.Text;

namespace KernelGen.Benchmarks.Figures;

/// <summary>The verb <c>tables</c>: writes the pages' tables anew from all files of results.</summary>
internal static class TablesCommand
{
    private const string Open = "<!-- results:", Close = "<!-- /results -->", MarkEnd = " -->";

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var folder = new Option<DirectoryInfo?>("--results") { Description = "The folder of the files; benchmarks/results of this repository without it.", HelpName = "FOLDER" };
        var command = new Command("tables", "Writes the tables of README.md and docs/figures.md anew from the files that 'compare --save' has written.") { folder };
        command.SetAction(parsed => Run(parsed.GetValue(folder)?.FullName ?? ResultsFile.DefaultFolder, RepositoryRoot.Find(), Console.Out, Console.Error));
        return command;
    }

    /// <summary>Writes the pages; returns the exit code. Nothing is written unless everything can be.</summary>
    /// <param name="folder">The folder of the files of results.</param>
    /// <param name="root">The folder that the pages are in.</param>
    /// <param name="output">Gets the names of the pages that changed.</param>
    /// <param name="errors">Gets what went wrong.</param>
    public static int Run(string folder, string root, TextWriter output, TextWriter errors)
    {
        try
        {
            IReadOnlyList<SavedResults> results = ResultsFile.ReadAll(folder);
            (string Page, string Old, string New)[] pages = [.. TableCatalogue.Pages.Select(page =>
            {
                string old = File.ReadAllText(Path.Combine(root, page));
                return (page, old, Rewrite(page, old, TableCatalogue.All, results));
            })];
            foreach ((string page, string old, string changed) in pages)
            {
                output.WriteLine(old == changed ? $"{page} is as it must be" : $"{page} is written");
                if (old != changed)
                    ResultsFile.Replace(Path.Combine(root, page), changed);
            }

            return 0;
        }
        catch (InvalidDataException exception)
        {
            errors.WriteLine(exception.Message);
            return 2;
        }
    }

    /// <summary>A page with its tables written anew.</summary>
    /// <param name="page">The page's name, for messages.</param>
    /// <param name="text">The page as it is.</param>
    /// <param name="tables">The tables that may be in it.</param>
    /// <param name="results">All files.</param>
    /// <exception cref="InvalidDataException">A mark has no end or no table, or no file has what a table asks for.</exception>
    internal static string Rewrite(string page, string text, IReadOnlyList<FigureTable> tables, IReadOnlyList<SavedResults> results)
    {
        var rewritten = new StringBuilder();
        int at = 0;
        for (int open; (open = text.IndexOf(Open, at, StringComparison.Ordinal)) >= 0;)
        {
            int nameEnd = text.IndexOf(MarkEnd, open, StringComparison.Ordinal), close = text.IndexOf(Close, open, StringComparison.Ordinal);
            if (nameEnd < 0 || close < nameEnd || text.IndexOf(Open, nameEnd, close - nameEnd, StringComparison.Ordinal) >= 0)
                throw new InvalidDataException($"{page}: '{text[open..].Split('\n')[0]}' has no '{Close}' behind it.");
            string name = text[(open + Open.Length)..nameEnd];
            FigureTable table = tables.FirstOrDefault(t => t.Name == name)
                ?? throw new InvalidDataException($"{page}: there is no table '{name}'; there are {string.Join(", ", tables.Select(t => t.Name))}.");
            Require(page, table, results);
            rewritten.Append(text, at, nameEnd + MarkEnd.Length - at).Append('\n').Append(table.Write(results));
            at = close;
        }

        return rewritten.Append(text, at, text.Length - at).ToString();
    }

    private static void Require(string page, FigureTable table, IReadOnlyList<SavedResults> results)
    {
        FigureRow[] missing = [.. table.Missing(results)];
        if (missing.Length == 0)
            return;
        string cases = string.Join(',', missing.Select(row => row.Case));
        string threads = missing.Any(row => row.Threads > 1) ? FormattableString.Invariant($" --threads {missing.Max(row => row.Threads)}") : "";
        throw new InvalidDataException($"{page}: no file has what the table '{table.Name}' asks for; nothing was written. Measure it with: compare --save{threads} --filter '{cases}'");
    }
}
