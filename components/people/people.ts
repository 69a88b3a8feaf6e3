'use client'

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { getJson } from '@/components/shell/fetch-json'
import type { OrganisationDto, OwnRolesDto, PeopleDto } from '@/lib/accounts/contract'

export type Member = PeopleDto['members'][number]
export type ArtistOfHouse = PeopleDto['artists'][number]
export type StaffedEvent = PeopleDto['events'][number]
export type OpenInvitation = PeopleDto['invitations'][number]
export type HouseVisit = PeopleDto['visits'][number]
export type OwnRole = OwnRolesDto['roles'][number]

const peopleKey = ['admin', 'people']
export const organisationKey = (slug: string) => ['admin', 'organisation', slug]
export const ownRolesKey = ['me', 'roles']

/** An owner's people; of the first organisation when none is chosen. */
export function usePeople(organisationSlug: string | null) {
  const query = organisationSlug === null ? '' : `?organisationSlug=${organisationSlug}`
  return useQuery({
    queryKey: [...peopleKey, organisationSlug],
    queryFn: ({ signal }) => getJson<PeopleDto>(`/api/admin/people${query}`, { signal }),
    placeholderData: keepPreviousData,
  })
}

/** Reads the people again, after something was changed. */
export function usePeopleAgain(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: peopleKey })
}

export function useOrganisation(slug: string) {
  return useQuery({
    queryKey: organisationKey(slug),
    queryFn: ({ signal }) => getJson<OrganisationDto>(`/api/admin/organisations/${slug}`, { signal }),
    // What is being typed is not to be replaced by what is read again.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
}

export function useOwnRoles() {
  return useQuery({ queryKey: ownRolesKey, queryFn: ({ signal }) => getJson<OwnRolesDto>('/api/me/roles', { signal }) })
}
