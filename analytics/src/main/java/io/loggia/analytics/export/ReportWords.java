package io.loggia.analytics.export;

import io.loggia.analytics.report.ReportPeriod;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of exported reports in one language, English where there is none, and the time zone that they tell times in. */
public final class ReportWords {

    /** Where the words name the time zone. */
    private static final String ZONE = "{zone}";

    private final ResourceBundle words;
    private final ZoneId zone;

    private ReportWords(ResourceBundle words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    /**
     * The words that come nearest to what a reader asked for.
     *
     * @param zone whose days and times are told
     */
    public static ReportWords of(Locale locale, ZoneId zone) {
        return new ReportWords(
                ResourceBundle.getBundle(
                        ReportWords.class.getPackageName() + ".words",
                        locale,
                        ReportWords.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
                zone);
    }

    /** @param key of the bundle {@code words} */
    public String of(String key) {
        return words.getString(key).replace(ZONE, zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
    }

    public ZoneId zone() {
        return zone;
    }

    /** The same with values where it has braces. */
    public String of(String key, Object... values) {
        return new MessageFormat(words.getString(key), words.getLocale()).format(values);
    }

    /** What a period is called on a report's cover. */
    public String period(ReportPeriod period) {
        if (period.from() == null && period.to() == null) {
            return of("period.ever");
        }
        return MessageFormat.format(of("period.of"), day(period.from()), day(period.to()));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "…" : day.toString();
    }

    /** What a chart of counts is called whose groups are those of a column. */
    String chart(String report, ReportColumn groups) {
        String key = "chart." + report + "." + groups.key();
        return of(words.containsKey(key) ? key : "chart." + report);
    }

    /** What a language is called in that of the words; its tag where nobody knows. */
    public String language(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(locale());
        return name.isEmpty() ? tag : name;
    }

    /** The language, with the way that numbers and days are written there: for English, one that cannot be misread elsewhere. */
    Locale locale() {
        Locale locale = words.getLocale();
        return locale.getLanguage().isEmpty() ? Locale.UK : locale;
    }

    /** The heading of a column. */
    public String title(ReportColumn column) {
        return of("column." + column.key());
    }

    /** What spreadsheets of this language expect between the fields of a line. */
    char separator() {
        return decimalPoint() == ',' ? ';' : ',';
    }

    char decimalPoint() {
        return DecimalFormatSymbols.getInstance(words.getLocale()).getDecimalSeparator();
    }
}
