using System.Globalization;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Emit;

/// <summary>
/// Gives every local, pointer and counter of a function a name that C# accepts where it stands: no name is declared in a block and
/// again in a block inside or around it.
/// </summary>
/// <param name="marks">Takes the numbers of indices and bounds; null where they are printed.</param>
internal sealed class LocalNames(NumberMarks? marks = null)
{
    private readonly Func<long, string>? _number = marks is null ? null : marks.Mark;
    private readonly Dictionary<object, string> _names = [];
    private readonly Dictionary<string, Places> _declaredAt = [];
    private readonly List<int> _path = [];
    private int _blocks;

    /// <summary>Whether numbers are marks, zero too.</summary>
    public bool MarksNumbers => marks is not null;

    public string Of(object local) => _names.TryGetValue(local, out string? name) ? name : throw new InvalidOperationException($"{local} has no name here.");

    /// <summary>An index with its counters called by their names.</summary>
    /// <param name="index">The index.</param>
    /// <param name="suffix">What follows each number, such as the L of 64 bits.</param>
    public string Text(Affine index, string suffix = "") => index.ToString(suffix, Of, suffix.Length == 0 ? _number : null);

    /// <summary>A number that may be another in a function that is otherwise the same.</summary>
    public string Text(long number) => _number?.Invoke(number) ?? number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Declares a local in the block that is open.</summary>
    public string Declare(object local, string wish)
    {
        string name = wish;
        for (int number = 2; !IsFree(name); number++)
        {
            name = wish + Suffix(wish, number);
        }

        if (!_declaredAt.TryGetValue(name, out Places? places))
        {
            _declaredAt.Add(name, places = new Places());
        }

        places.Add(_path[_path.Count - 1]);
        return _names[local] = name;
    }

    /// <summary>A number; a letter where the name already ends with one, which means a place in a tile.</summary>
    private static string Suffix(string name, int number) => !char.IsDigit(name[name.Length - 1])
        ? number.ToString(CultureInfo.InvariantCulture)
        : number <= 26 ? ((char)('a' + number - 1)).ToString() : "_" + number.ToString(CultureInfo.InvariantCulture);

    public void Enter() => _path.Add(_blocks++);

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    private bool IsFree(string name) => !_declaredAt.TryGetValue(name, out Places? places) || places.AreApartFrom(_path);

    /// <summary>The blocks that declare one name, by their numbers, which follow their beginnings.</summary>
    private sealed class Places
    {
        private readonly List<int> _blocks = [];
        private int _last = -1;

        public void Add(int block)
        {
            _blocks.Add(block);
            _last = Math.Max(_last, block);
        }

        /// <summary>Whether none of them is the open block, or inside or around it.</summary>
        public bool AreApartFrom(List<int> path)
        {
            // What began behind an open block is inside it.
            if (_last >= path[path.Count - 1])
            {
                return false;
            }

            // A block that has ended is around no other from now on.
            _blocks.RemoveAll(b => path.BinarySearch(b) < 0);
            return _blocks.Count == 0;
        }
    }
}
