package io.loggia.media.probe;

/**
 * How the numbers of a picture are to be read as colours, in FFmpeg's words; empty where the file tells nothing.
 *
 * @param matrix between RGB and brightness with colour differences
 * @param fullRange whether 0 is black, as in computers, and not 16 as in television
 */
public record Colour(String matrix, String transfer, String primaries, boolean fullRange) {

    /** Of high definition, and of what every screen shows. */
    public static final Colour BT709 = new Colour("bt709", "bt709", "bt709", false);
}
