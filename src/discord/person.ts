import type { RepliableInteraction } from 'discord.js';
import type { Member } from './access.js';

/** @returns who uses an interaction, with what Discord lets them do where they are */
export function memberOf(interaction: RepliableInteraction): Member {
  const { member } = interaction;
  const roles = member === null ? [] : Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
  return { server: interaction.guildId, permissions: interaction.memberPermissions?.bitfield ?? 0n, roles };
}
