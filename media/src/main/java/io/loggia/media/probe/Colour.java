package io.loggia.media.probe;

/**
 * How the numbers of a picture are to be read as colours, in FFmpeg's words; empty where the file tells nothing.
 *
 * @param matrix between RGB and brightness with colour differences
 * @param fullRange whether 0 is black, as in computers, and not 16 as in television
 */
public record Colour(String matrix, String transfer, String primaries, boolean fullRange) {

    /** Of a file that tells nothing. */
    public static final Colour UNTOLD = new Colour("", "", "", false);
}
