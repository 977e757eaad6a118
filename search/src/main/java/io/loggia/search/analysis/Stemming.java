package io.loggia.search.analysis;

import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.DutchStemmer;

/**
 * How endings are taken off in a language. Accents are folded first, so that a word typed without them ends up at the
 * same stem; in Russian and Arabic the endings themselves hold what folding takes away, so there it comes last.
 */
enum Stemming {
    FRENCH {
        @Override
        TokenStream normalized(TokenStream words) {
            return new ICUFoldingFilter(new ElisionFilter(new LowerCaseFilter(words), FrenchAnalyzer.DEFAULT_ARTICLES));
        }

        @Override
        TokenStream stemmed(TokenStream normalized) {
            return new FrenchLightStemFilter(normalized);
        }
    },
    SPANISH {
        @Override
        TokenStream stemmed(TokenStream normalized) {
            return new SpanishLightStemFilter(normalized);
        }
    },
    ITALIAN {
        @Override
        TokenStream normalized(TokenStream words) {
            return new ICUFoldingFilter(new ElisionFilter(new LowerCaseFilter(words), ITALIAN_ARTICLES));
        }

        @Override
        TokenStream stemmed(TokenStream normalized) {
            return new ItalianLightStemFilter(normalized);
        }
    },
    PORTUGUESE {
        @Override
        TokenStream stemmed(TokenStream normalized) {
            return new PortugueseLightStemFilter(normalized);
        }
    },
    DUTCH {
        @Override
        TokenStream stemmed(TokenStream normalized) {
            return new SnowballFilter(normalized, new DutchStemmer());
        }
    },
    SWEDISH {
        @Override
        TokenStream stemmed(TokenStream normalized) {
            return new SwedishLightStemFilter(normalized);
        }
    },
    RUSSIAN {
        @Override
        TokenStream stemmed(TokenStream normalized) {
            return new ICUFoldingFilter(new RussianLightStemFilter(normalized));
        }

        @Override
        TokenStream normalized(TokenStream words) {
            return new LowerCaseFilter(words);
        }
    },
    ARABIC {
        @Override
        TokenStream stemmed(TokenStream normalized) {
            return new ICUFoldingFilter(new ArabicStemFilter(normalized));
        }

        @Override
        TokenStream normalized(TokenStream words) {
            return new ArabicNormalizationFilter(new DecimalDigitFilter(new LowerCaseFilter(words)));
        }
    };

    private static final CharArraySet ITALIAN_ARTICLES = CharArraySet.unmodifiableSet(new CharArraySet(
            List.of(
                    "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl",
                    "negl", "sugl", "un", "m", "t", "s", "v", "d"),
            true));

    /** Words in the spelling that stemming expects. */
    TokenStream normalized(TokenStream words) {
        return new ICUFoldingFilter(new LowerCaseFilter(words));
    }

    abstract TokenStream stemmed(TokenStream normalized);
}
