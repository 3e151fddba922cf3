package dev.porchlight.json;

/// How strictly JSON is read.
///
/// @param refusesUnread whether a member that nobody reads is refused: most are misspelt
/// @param refusesHalfPairs whether text must be [well-formed][UnicodeText#isWellFormed]
/// @param mostTextCharacters the longest text that a member may have
public record MemberRules(
    boolean refusesUnread, boolean refusesHalfPairs, int mostTextCharacters) {}
