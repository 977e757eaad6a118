package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportWords;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a letter with a report, in the receiver's language.
 *
 * @param receiver their name
 * @param sender the name of who has it sent
 * @param leftOut departments that it does not tell of, although it should, since it has its parts
 * @param end address of the page at which one ends these letters
 */
public record ReportLetter(
        String receiver,
        String report,
        String sender,
        LocalDate day,
        List<Part> parts,
        List<String> leftOut,
        boolean tooLarge,
        String end) {

    /** Each is a report of its own, and all of them are made while others wait. */
    public static final int MOST_PARTS = 50;

    public ReportLetter {
        parts = List.copyOf(parts);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * What is told of one department.
     *
     * @param department null for all that the receiver may be told of
     * @param link address of the report
     */
    public record Part(@Nullable String department, long rows, boolean attached, String link) {}

    public String subject(ReportWords words) {
        return words.of("letter.subject", report, day.toString());
    }

    public String text(ReportWords words) {
        StringBuilder text = new StringBuilder()
                .append(words.of("letter.hello", receiver))
                .append("\n\n")
                .append(words.of("letter.lead", report, day.toString()))
                .append("\n\n");
        for (Part part : parts) {
            text.append(line(part, words)).append('\n');
            text.append(part.link()).append("\n\n");
        }
        if (!leftOut.isEmpty()) {
            text.append(missing(words)).append("\n\n");
        }
        if (tooLarge) {
            text.append(words.of("letter.large")).append("\n\n");
        }
        return text.append(words.of("letter.scope"))
                .append("\n\n-- \n")
                .append(words.of("letter.why", sender))
                .append('\n')
                .append(words.of("letter.end"))
                .append(": ")
                .append(end)
                .append('\n')
                .toString();
    }

    public String html(ReportWords words) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html><body style=\"font-family:sans-serif\">")
                .append(paragraph(words.of("letter.hello", receiver)))
                .append(paragraph(words.of("letter.lead", report, day.toString())))
                .append("<ul>");
        for (Part part : parts) {
            html.append("<li>")
                    .append(escaped(line(part, words)))
                    .append("<br>")
                    .append(anchor(part.link(), words.of("letter.open")))
                    .append("</li>");
        }
        html.append("</ul>");
        if (!leftOut.isEmpty()) {
            html.append(paragraph(missing(words)));
        }
        if (tooLarge) {
            html.append(paragraph(words.of("letter.large")));
        }
        return html.append(paragraph(words.of("letter.scope")))
                .append("<hr><p><small>")
                .append(escaped(words.of("letter.why", sender)))
                .append("<br>")
                .append(anchor(end, words.of("letter.end")))
                .append("</small></p></body></html>")
                .toString();
    }

    private static String line(Part part, ReportWords words) {
        String about = part.department() == null ? words.of("letter.everything") : part.department();
        return words.of(part.attached() ? "letter.attached" : "letter.linked", about, part.rows());
    }

    private String missing(ReportWords words) {
        return words.of("letter.left", leftOut.size(), MOST_PARTS, String.join(", ", leftOut));
    }

    private static String paragraph(String text) {
        return "<p>" + escaped(text) + "</p>";
    }

    private static String anchor(String address, String text) {
        return "<a href=\"" + escaped(address) + "\">" + escaped(text) + "</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
