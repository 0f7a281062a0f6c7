using System.Globalization;
using System.Text;

namespace KernelGen.Compiler.Ir;

/// <summary>
/// A sum of symbols times whole numbers plus a whole number. Every index and loop bound has this form, which is what
/// lets the verifier prove that each access stays inside its buffer.
/// </summary>
internal sealed class Affine : IEquatable<Affine>
{
    private static readonly KeyValuePair<Symbol, long>[] s_noTerms = [];
    private readonly KeyValuePair<Symbol, long>[] _terms;

    private Affine(long constant, KeyValuePair<Symbol, long>[] terms)
    {
        Constant = constant;
        _terms = terms;
    }

    public static Affine Zero { get; } = new(0, s_noTerms);

    public long Constant { get; }

    /// <summary>The symbols with their factors, none of them zero, in the order in which they entered.</summary>
    public IReadOnlyList<KeyValuePair<Symbol, long>> Terms => _terms;

    /// <summary>
    /// Which iterations of tiled and unrolled loops it was written for, for example <c>_oc0_ky1</c>: locals are named by it. No part of its value.
    /// </summary>
    public string Place { get; private init; } = "";

    public bool IsConstant => _terms.Length == 0;

    public static implicit operator Affine(long constant) => new(constant, s_noTerms);

    public static implicit operator Affine(int constant) => new(constant, s_noTerms);

    public static implicit operator Affine(Symbol symbol) => new(0, [new(symbol, 1)]);

    public static Affine operator +(Affine left, Affine right)
    {
        if (right.IsConstant)
        {
            return right.Constant == 0 ? left : new(checked(left.Constant + right.Constant), left._terms);
        }

        return new(checked(left.Constant + right.Constant), Sum(left._terms, right._terms, 1, null));
    }

    public static Affine operator *(Affine value, long factor) => factor switch
    {
        0 => Zero,
        1 => value,
        _ => new(
            checked(value.Constant * factor),
            Array.ConvertAll(value._terms, t => new KeyValuePair<Symbol, long>(t.Key, checked(t.Value * factor)))),
    };

    public static Affine operator -(Affine left, Affine right) => left + (right * -1);

    /// <summary>The factor of a symbol, zero where it does not occur.</summary>
    public long FactorOf(Symbol symbol)
    {
        foreach (KeyValuePair<Symbol, long> term in _terms)
        {
            if (term.Key == symbol)
            {
                return term.Value;
            }
        }

        return 0;
    }

    /// <summary>This sum with a symbol replaced.</summary>
    public Affine Replace(Symbol symbol, Affine by)
    {
        long factor = FactorOf(symbol);
        if (factor == 0)
        {
            return this;
        }

        // Often a loop's variable becomes itself and a number: the terms stay as they are.
        if (by._terms.Length == 1 && by._terms[0].Key == symbol && by._terms[0].Value == 1)
        {
            return by.Constant == 0 ? this : new(checked(Constant + (by.Constant * factor)), _terms) { Place = Place };
        }

        return new(checked(Constant + (by.Constant * factor)), Sum(_terms, by._terms, factor, symbol)) { Place = Place };
    }

    /// <summary>The same for one iteration more.</summary>
    public Affine In(string iteration) => new(Constant, _terms) { Place = Place + iteration };

    /// <summary>The terms of some symbols, without the constant.</summary>
    public Affine Only(List<Symbol> symbols)
    {
        int kept = 0;
        foreach (KeyValuePair<Symbol, long> term in _terms)
        {
            kept += symbols.Contains(term.Key) ? 1 : 0;
        }

        return kept == _terms.Length && Constant == 0 ? this : new(0, kept == _terms.Length ? _terms : Array.FindAll(_terms, t => symbols.Contains(t.Key)));
    }

    /// <summary>The terms of all symbols but one, without the constant.</summary>
    public Affine Without(Symbol symbol) => new(0, Array.FindAll(_terms, t => t.Key != symbol));

    /// <summary>The terms without the constant.</summary>
    public Affine WithoutConstant() => Constant == 0 ? this : new(0, _terms);

    public bool Equals(Affine? other) => other is not null && Constant == other.Constant && HasTermsOf(other);

    /// <summary>Whether only the constant is different.</summary>
    public bool HasTermsOf(Affine other)
    {
        if (_terms == other._terms)
        {
            return true;
        }

        if (_terms.Length != other._terms.Length)
        {
            return false;
        }

        foreach (KeyValuePair<Symbol, long> term in _terms)
        {
            if (other.FactorOf(term.Key) != term.Value)
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Affine);

    public override int GetHashCode()
    {
        int hash = Constant.GetHashCode();
        foreach (KeyValuePair<Symbol, long> term in _terms)
        {
            // A sum, so that the order of the terms does not matter.
            hash = unchecked(hash + (System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(term.Key) * 31 * (int)term.Value));
        }

        return hash;
    }

    /// <summary>The sum as C# text, for example <c>196 * ic + 14 * oy + 3</c>.</summary>
    public override string ToString() => ToString("");

    /// <summary>The same, with something behind each number, and symbols and numbers called as functions say.</summary>
    public string ToString(string suffix, Func<Symbol, string>? nameOf = null, Func<long, string>? number = null)
    {
        if (_terms.Length == 0)
        {
            return number is not null && Constant >= 0 ? number(Constant) : Constant.ToString(CultureInfo.InvariantCulture) + suffix;
        }

        var text = new StringBuilder();
        foreach (KeyValuePair<Symbol, long> term in _terms)
        {
            Append(text, term.Value < 0);
            long magnitude = Math.Abs(term.Value);
            if (magnitude != 1)
            {
                text.Append(number?.Invoke(magnitude) ?? magnitude.ToString(CultureInfo.InvariantCulture)).Append(suffix).Append(" * ");
            }

            text.Append(nameOf?.Invoke(term.Key) ?? term.Key.Name);
        }

        if (Constant != 0)
        {
            Append(text, Constant < 0);
            text.Append(number?.Invoke(Math.Abs(Constant)) ?? Math.Abs(Constant).ToString(CultureInfo.InvariantCulture)).Append(suffix);
        }

        return text.ToString();
    }

    /// <summary>Terms without that of one symbol, plus others times a factor.</summary>
    private static KeyValuePair<Symbol, long>[] Sum(
        KeyValuePair<Symbol, long>[] terms, KeyValuePair<Symbol, long>[] others, long factor, Symbol? without)
    {
        var sum = new KeyValuePair<Symbol, long>[terms.Length + others.Length];
        Array.Copy(terms, sum, terms.Length);
        int count = terms.Length;
        int left = without is null ? -1 : Array.FindIndex(terms, t => t.Key == without);
        if (left >= 0)
        {
            // Its place is kept for the case that the others have it.
            sum[left] = new(without!, 0);
        }

        foreach (KeyValuePair<Symbol, long> term in others)
        {
            int at = 0;
            while (at < count && sum[at].Key != term.Key)
            {
                at++;
            }

            long value = checked(term.Value * factor);
            sum[at] = new(term.Key, at < count ? checked(sum[at].Value + value) : value);
            if (at == count)
            {
                count++;
            }
            else if (sum[at].Value == 0 && at != left)
            {
                RemoveAt(at);
            }
        }

        if (left >= 0 && sum[left].Value == 0)
        {
            RemoveAt(left);
        }

        if (count < sum.Length)
        {
            Array.Resize(ref sum, count);
        }

        return sum;

        void RemoveAt(int at)
        {
            Array.Copy(sum, at + 1, sum, at, --count - at);
            left -= at < left ? 1 : 0;
        }
    }

    private static void Append(StringBuilder text, bool negative)
    {
        if (text.Length > 0)
        {
            text.Append(negative ? " - " : " + ");
        }
        else if (negative)
        {
            text.Append('-');
        }
    }
}
