package io.loggia.media.packaging;

import io.loggia.media.run.Clips;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A small film of one odd kind, how it is made and what is to come of it. */
final class Film {

    /** Upper left, upper right, lower left, lower right. */
    private static final List<Integer> CARD = List.of(0xB03030, 0x30A040, 0x3040B0, 0xC0C0C0);

    private static final int USUAL_TOLERANCE = 14;

    final String name;
    final String file;
    private final List<String> arguments = new ArrayList<>();
    private final List<List<String>> copies = new ArrayList<>();
    private @Nullable UnaryOperator<byte[]> damage;

    int width;
    int height;
    double rate;
    int fewestFrames;
    int mostFrames;
    int fewestCopied;
    int mostCopied;
    int[] channels = {};
    int @Nullable [] copiedChannels;
    double seconds;
    int tolerance = USUAL_TOLERANCE;
    int turned;
    boolean told = true;

    @Nullable
    Boolean ready;

    private Film(String name, String file) {
        this.name = name;
        this.file = file;
    }

    static Film of(String name, String file) {
        return new Film(name, file);
    }

    /** Shows the card, as BT.709 of limited range in 4:2:0. */
    Film card(int cardWidth, int cardHeight, int cardRate, double length) {
        return card(cardWidth, cardHeight, cardRate, length, "bt709", "tv", "yuv420p");
    }

    Film card(int cardWidth, int cardHeight, int cardRate, double length, String matrix, String range, String pixels) {
        return shot(
                cardWidth,
                cardHeight,
                cardRate,
                length,
                ",scale=out_color_matrix=" + matrix + ":out_range=" + range + ",format=" + pixels);
    }

    /** @param then filters behind the card, which is RGB */
    Film shot(int cardWidth, int cardHeight, int cardRate, double length, String then) {
        int halfWidth = cardWidth / 2;
        int halfHeight = cardHeight / 2;
        StringBuilder graph = new StringBuilder("color=c=0x%06X:s=%dx%d:r=%d:d=%s,format=gbrp"
                .formatted(CARD.getFirst(), cardWidth, cardHeight, cardRate, length));
        for (int i = 1; i < CARD.size(); i++) {
            graph.append(",drawbox=x=%d:y=%d:w=%d:h=%d:color=0x%06X:t=fill"
                    .formatted(
                            i % 2 * halfWidth,
                            i / 2 * halfHeight,
                            cardWidth - halfWidth,
                            cardHeight - halfHeight,
                            CARD.get(i)));
        }
        arguments.addAll(List.of("-f", "lavfi", "-i", graph + then));
        return shows(cardWidth, cardHeight, cardRate, (int) Math.round(cardRate * length));
    }

    Film tone(int toneChannels, double length) {
        String layout = toneChannels == 1 ? "mono" : toneChannels == 2 ? "stereo" : "5.1";
        String one = "0.3*sin(880*PI*t)";
        String all = String.join("|", java.util.Collections.nCopies(toneChannels, one));
        arguments.addAll(List.of("-f", "lavfi", "-i", "aevalsrc=" + all + ":c=" + layout + ":d=" + length));
        int[] more = java.util.Arrays.copyOf(channels, channels.length + 1);
        more[channels.length] = Math.min(2, toneChannels);
        channels = more;
        seconds = length;
        return this;
    }

    /** Channels of the tracks that are there before anything is encoded, where they are others. */
    Film heardAtOnce(int... of) {
        copiedChannels = of;
        return this;
    }

    int[] heard(boolean copied) {
        return copied && copiedChannels != null ? copiedChannels : channels;
    }

    /** Options, split at blanks. */
    Film by(String options) {
        arguments.addAll(List.of(options.split(" ")));
        return this;
    }

    /** Makes the file from what has been made so far. {@code IN} stands for that. */
    Film copiedBy(String options) {
        copies.add(List.of(options.split(" ")));
        return this;
    }

    Film damagedBy(UnaryOperator<byte[]> change) {
        damage = change;
        return this;
    }

    Film cutTo(double share) {
        return damagedBy(bytes -> java.util.Arrays.copyOf(bytes, (int) (bytes.length * share)));
    }

    Film shows(int shownWidth, int shownHeight, double shownRate, int frames) {
        width = shownWidth;
        height = shownHeight;
        rate = shownRate;
        return frames(frames, frames);
    }

    Film frames(int fewest, int most) {
        fewestFrames = fewest;
        mostFrames = most;
        return copiedFrames(fewest, most);
    }

    /** Where pictures that are copied keep distances of their own. */
    Film copiedFrames(int fewest, int most) {
        fewestCopied = fewest;
        mostCopied = most;
        return this;
    }

    Film sounds(double length) {
        seconds = length;
        return this;
    }

    Film within(int colourTolerance) {
        tolerance = colourTolerance;
        return this;
    }

    /** @param quarters clockwise */
    Film turned(int quarters) {
        turned = quarters;
        return this;
    }

    /** A copy leaves it to the player to suppose them. */
    Film coloursUntold() {
        told = false;
        return this;
    }

    /** Whether it can be published as it is. */
    Film ready(boolean copied) {
        ready = copied;
        return this;
    }

    List<Integer> colours() {
        return switch (turned) {
            case 1 -> List.of(CARD.get(2), CARD.get(0), CARD.get(3), CARD.get(1));
            case 2 -> CARD.reversed();
            case 3 -> List.of(CARD.get(1), CARD.get(3), CARD.get(0), CARD.get(2));
            default -> CARD;
        };
    }

    Path make(Path folder) throws IOException {
        String first = copies.isEmpty() ? file : "made-0.mkv";
        Path made = Clips.make(folder, first, arguments.toArray(new String[0]));
        for (int i = 0; i < copies.size(); i++) {
            String from = String.valueOf(made.getFileName());
            String to = i == copies.size() - 1 ? file : "made-" + (i + 1) + ".mp4";
            made = Clips.make(
                    folder,
                    to,
                    copies.get(i).stream()
                            .map(option -> option.equals("IN") ? from : option)
                            .toArray(String[]::new));
        }
        return damage == null ? made : Files.write(made, damage.apply(Files.readAllBytes(made)));
    }

    /** Has a decoder know that the upper half of the spectrum is told apart (ISO/IEC 14496-3 §1.6.6), at 48 kHz. */
    static byte[] highEfficiency(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        for (int i = 0; i + 4 < file.length; i++) {
            // Plain AAC of 24 kHz and two channels, and that nothing is told of the upper half.
            if (bytes.getInt(i) == 0x131056E5) {
                bytes.put(i + 4, (byte) 0x98);
                return file;
            }
        }
        throw new IllegalStateException("There is no such sound");
    }

    @Override
    public String toString() {
        return name;
    }
}
