using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Generator.Parsing;

/// <summary>The layers of a network while it is read, those of its blocks among them, with their shapes as long as nothing is wrong.</summary>
internal sealed class LayerCollector
{
    private readonly List<LayerDeclaration> _layers = [];
    private readonly List<LayerSource> _sources = [];
    private ShapeWalk? _shapes;
    private int _walked;

    public LayerCollector(int channels, int height, int width)
    {
        var shapes = new ShapeWalk();
        _shapes = channels < 1 || height < 1 || width < 1 || shapes.Begin(channels, height, width) is not null ? null : shapes;
    }

    public IReadOnlyList<LayerDeclaration> Layers => _layers;

    public IReadOnlyList<LayerSource> Sources => _sources;

    /// <summary>Channels of what the layer at a place gives; null where something before it is wrong.</summary>
    public int? ChannelsAt(int place)
    {
        Walk();
        return _shapes is null || place >= _shapes.Layers.Count ? null : _shapes.ShapeAt(place).Channels;
    }

    /// <summary>Adds a layer.</summary>
    /// <returns>Its place.</returns>
    public int Add(LayerDeclaration layer, LayerSource source)
    {
        int place = _layers.Count;
        _layers.Add(layer.AtPlace(place));
        _sources.Add(source);
        return place;
    }

    /// <summary>Something is wrong, so that nothing behind it has a shape.</summary>
    public void Stop() => _shapes = null;

    /// <summary>Finds the shapes of what was added since; only the uses of blocks ask for them before all layers are there.</summary>
    private void Walk()
    {
        for (; _shapes is not null && _walked < _layers.Count; _walked++)
        {
            LayerDeclaration layer = _layers[_walked];
            if (layer.Operator?.CheckOptions(new OptionRules(_walked)).Any() == true || _shapes.Add(layer) is not null)
            {
                Stop();
            }
        }
    }
}
