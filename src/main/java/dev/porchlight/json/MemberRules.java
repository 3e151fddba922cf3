package dev.porchlight.json;

/// How strictly JSON is read.
///
/// @param refusesUnread whether a member that is never read is refused: most of these are misspelt
/// @param refusesHalfPairs whether text must be [well-formed][UnicodeText#isWellFormed]
/// @param mostTextCharacters the longest text that a member may hold
public record MemberRules(
    boolean refusesUnread, boolean refusesHalfPairs, int mostTextCharacters) {}
