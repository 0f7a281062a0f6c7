namespace KernelGen.Samples.Faces;

/// <summary>
/// BlazeFace, imported from blazeface-front.onnx; its weights are in BlazeFace.safetensors.
/// Identity is the model's Identity:0, 1 × 512 × 1.
/// Identity1 is the model's Identity_1:0, 1 × 384 × 1.
/// Identity2 is the model's Identity_2:0, 1 × 512 × 16.
/// Identity3 is the model's Identity_3:0, 1 × 384 × 16.
/// </summary>
[Network(3, 128, 128, Layout = Layout.Nhwc, Training = false)]
internal sealed partial class BlazeFace
{
    [Conv2d(24, 5, Stride = 2, PaddingTop = 1, PaddingBottom = 2, PaddingLeft = 1, PaddingRight = 2), ReLU]
    public partial Layer Conv1 { get; }          // 24×64×64
    [Use(typeof(SeparableResidual), Channels = 24)]                                public partial Layer Stage1 { get; }         // 24×64×64
    [Use(typeof(SeparableResidual2), Channels = 28)]                               public partial Layer Stage2 { get; }         // 28×64×64
    [MaxPool2d(2)]                                                                 public partial Layer Pool1 { get; }          // 28×32×32
    [Pad(0, 0, 0, 0, Back = 4)]                                                    public partial Layer TfOpLayerPad1 { get; }  // 32×32×32

    [Conv2d(28, 3, Stride = 2, PaddingBottom = 1, PaddingRight = 1, Groups = 28, Bias = false), Input(nameof(Stage2))]
    public partial Layer Depthwise1 { get; }     // 28×32×32
    [Conv2d(32, 1), Add(nameof(TfOpLayerPad1)), ReLU]                              public partial Layer Project1 { get; }       // 32×32×32
    [Use(typeof(SeparableResidual2), Channels = 36)]                               public partial Layer Stage3 { get; }         // 36×32×32
    [Pad(0, 0, 0, 0, Back = 6)]                                                    public partial Layer TfOpLayerPad3 { get; }  // 42×32×32
    [Conv2d(36, 3, Padding = 1, Groups = 36, Bias = false), Input(nameof(Stage3))] public partial Layer Depthwise2 { get; }     // 36×32×32
    [Conv2d(42, 1), Add(nameof(TfOpLayerPad3)), ReLU]                              public partial Layer Project2 { get; }       // 42×32×32
    [MaxPool2d(2)]                                                                 public partial Layer Pool2 { get; }          // 42×16×16
    [Pad(0, 0, 0, 0, Back = 6)]                                                    public partial Layer TfOpLayerPad4 { get; }  // 48×16×16

    [Conv2d(42, 3, Stride = 2, PaddingBottom = 1, PaddingRight = 1, Groups = 42, Bias = false), Input(nameof(Project2))]
    public partial Layer Depthwise3 { get; }     // 42×16×16
    [Conv2d(48, 1), Add(nameof(TfOpLayerPad4)), ReLU]                              public partial Layer Project3 { get; }       // 48×16×16
    [Use(typeof(SeparableResidual3), Channels = 56)]                               public partial Layer Stage4 { get; }         // 56×16×16
    [Use(typeof(SeparableResidual3), Channels = 64)]                               public partial Layer Stage5 { get; }         // 64×16×16
    [Use(typeof(SeparableResidual3), Channels = 72)]                               public partial Layer Stage6 { get; }         // 72×16×16
    [Use(typeof(SeparableResidual3), Channels = 80)]                               public partial Layer Stage7 { get; }         // 80×16×16
    [Use(typeof(SeparableResidual3), Channels = 88)]                               public partial Layer Stage8 { get; }         // 88×16×16
    [MaxPool2d(2)]                                                                 public partial Layer Pool3 { get; }          // 88×8×8
    [Pad(0, 0, 0, 0, Back = 8)]                                                    public partial Layer TfOpLayerPad10 { get; } // 96×8×8

    [Conv2d(88, 3, Stride = 2, PaddingBottom = 1, PaddingRight = 1, Groups = 88, Bias = false), Input(nameof(Stage8))]
    public partial Layer Depthwise4 { get; }     // 88×8×8
    [Conv2d(96, 1), Add(nameof(TfOpLayerPad10)), ReLU]                             public partial Layer Expand { get; }         // 96×8×8
    [Use(typeof(SeparableResidual), Channels = 96, Repeat = 4)]                    public partial Layer Stage9 { get; }         // 96×8×8
    [Conv2d(2, 1), Input(nameof(Stage8))]                                          public partial Layer Identity { get; }       // 2×16×16
    [Conv2d(6, 1), Input(nameof(Stage9))]                                          public partial Layer Identity1 { get; }      // 6×8×8
    [Conv2d(32, 1), Input(nameof(Stage8))]                                         public partial Layer Identity2 { get; }      // 32×16×16
    [Conv2d(96, 1), Input(nameof(Stage9))]                                         public partial Layer Identity3 { get; }      // 96×8×8
}

[Block]
internal sealed partial class SeparableResidual
{
    [Conv2d(Block.Channels, 3, Padding = 1, Groups = Block.Channels, Bias = false)] public partial Layer Depthwise { get; }
    [Conv2d(Block.Channels, 1), Add(Block.Input), ReLU]                             public partial Layer Project { get; }
}

[Block]
internal sealed partial class SeparableResidual2
{
    [Pad(0, 0, 0, 0, Back = 4)]                                  public partial Layer TfOpLayerPad { get; }

    [Conv2d(Block.InputChannels, 3, Padding = 1, Groups = Block.InputChannels, Bias = false), Input(Block.Input)]
    public partial Layer Depthwise { get; }
    [Conv2d(Block.Channels, 1), Add(nameof(TfOpLayerPad)), ReLU] public partial Layer Project { get; }
}

[Block]
internal sealed partial class SeparableResidual3
{
    [Pad(0, 0, 0, 0, Back = 8)]                                   public partial Layer TfOpLayerPad5 { get; }

    [Conv2d(Block.InputChannels, 3, Padding = 1, Groups = Block.InputChannels, Bias = false), Input(Block.Input)]
    public partial Layer Depthwise { get; }
    [Conv2d(Block.Channels, 1), Add(nameof(TfOpLayerPad5)), ReLU] public partial Layer Project { get; }
}
