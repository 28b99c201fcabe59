"""The Language Server Protocol: findings, meanings and proposals in an editor, of the text as it is being typed."""
