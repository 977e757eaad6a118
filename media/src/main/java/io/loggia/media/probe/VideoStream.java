package io.loggia.media.probe;

/**
 * The picture.
 *
 * @param index of the stream in the file
 * @param width as coded, before rotation and pixel shape
 * @param rotationDegrees clockwise turn at display: 0, 90, 180 or 270
 * @param pixelAspect width of a pixel over its height
 * @param framesPerSecond on average, 0 when unknown
 */
public record VideoStream(
        int index,
        String codec,
        String profile,
        int level,
        String pixelFormat,
        int width,
        int height,
        int rotationDegrees,
        double pixelAspect,
        double framesPerSecond,
        boolean hdr,
        boolean interlaced) {

    private boolean isTurned() {
        return rotationDegrees == 90 || rotationDegrees == 270;
    }

    public int displayWidth() {
        return isTurned() ? height : squareWidth();
    }

    public int displayHeight() {
        return isTurned() ? squareWidth() : height;
    }

    /** The pixels are stretched in width, never in height, so that no line is lost. */
    private int squareWidth() {
        return Math.max(1, (int) Math.round(width * pixelAspect));
    }
}
